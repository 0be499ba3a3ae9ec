import type { components as Rest, paths as Paths } from './generated/rest';
import type { components as Events } from './generated/events';
import type { FilmPartsFragment, SpanPartsFragment, StoryQuery } from './generated/graphql';

type Schemas = Rest['schemas'];

export type ContentLocale = Schemas['ContentLocale'];
export type Picture = Schemas['Picture'];
export type StoryCard = Schemas['StoryCard'];
export type Feed = Schemas['Feed'];
export type Home = Schemas['Home'];
export type Column = Schemas['Column'];
export type PackageCard = Schemas['PackageCard'];
export type PackagePage = Schemas['PackagePage'];
/** A live that is on air, as a list shows it. */
export type LiveCard = Schemas['LiveCard'];
/** What a player needs to play, and what stands around it. */
export type Watching = Schemas['Watching'];
/** What is said in a live whose playlist does not bring it. */
export type LiveWords = Schemas['LiveWords'];
export type Session = Schemas['Session'];
export type User = Schemas['User'];
export type Device = Schemas['Device'];
export type Purpose = Schemas['Purpose'];
export type Purposes = Schemas['Purposes'];
export type RefusalBody = Schemas['Refusal'];

export type Story = NonNullable<StoryQuery['story']>;
export type Block = Story['body'][number];
export type Span = SpanPartsFragment;
export type Film = FilmPartsFragment;

export type Joined = Events['schemas']['joined'];
export type Frame = Events['schemas']['frame'];
export type FeedChanged = Events['schemas']['feed.changed'];
export type HomeChanged = Events['schemas']['home.changed'];
/** What is heard in the room of a station's feed. */
export type RoomNews = FeedChanged | HomeChanged;

/** What anybody may read of a lot: what it is, where it was, whether it was called back. */
export type TracePage = Paths['/api/trace/lots/{id}']['get']['responses'][200]['content']['application/json'];

type Tasks = Paths['/api/field/tasks']['get']['responses'][200]['content']['application/json'];

/** A reporter's task as the host gives it. */
export type FieldTask = Tasks['tasks'][number];
export type FieldFiling = FieldTask['filings'][number];
export type TaskState = FieldTask['state'];
/** What is pressed on a phone. */
export type FieldEvent = Extract<
  FieldTask['allowedEvents'][number],
  'accept' | 'decline' | 'depart' | 'arrive' | 'file'
>;
export type FieldPerson = Paths['/api/field/me']['get']['responses'][200]['content']['application/json'];

/** Where each yuan of an order went, with what proves it. */
export type Receipt = Paths['/api/shop/receipts/{token}']['get']['responses'][200]['content']['application/json'];
/** The signed days of a station's books, and the keys that signed them. */
export type DayRoots = Paths['/api/shop/day-roots/{station}']['get']['responses'][200]['content']['application/json'];
/** What a live did for whom. */
export type Welfare =
  Paths['/api/shop/welfare/{station}/{session}']['get']['responses'][200]['content']['application/json'];
type Answer<Path extends keyof Paths> = Paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

/** An offer on the shelf of a station. */
export type ShelfOffer = Answer<'/api/shop/offers'>['offers'][number];
/** The page of an offer, with what was vetted. */
export type OfferPage = Answer<'/api/shop/offers/{id}'>;
/** An order of the reader. */
export type OwnOrder = Answer<'/api/shop/orders/{id}'>;
export type OrderState = OwnOrder['state'];
/** What was promised, signed by the station. */
export type PromiseProof = Answer<'/api/shop/orders/{id}/promise'>;
/** Where goods go. */
export type ShopAddress = Answer<'/api/shop/orders/{id}/address'>;
/** How a station can be paid. */
export type WayToPay = Answer<'/api/shop/ways-to-pay'>['ways'][number];
/** A payment as its buyer sees it. */
export type OwnPayment = Answer<'/api/shop/payments/{id}'>;

/** An address that the reader keeps (地址簿). */
export type KeptAddress = Answer<'/api/shop/addresses'>['addresses'][number];
/** What buyers see of coupons that a station gives out now. */
export type OfferedCoupon = Answer<'/api/shop/coupons'>['coupons'][number];
/** A coupon (优惠券) of the reader. */
export type Coupon = Answer<'/api/shop/my-coupons'>['coupons'][number];
/** A parcel (包裹) of an order of the reader. */
export type OwnParcel = Answer<'/api/shop/orders/{id}/parcels'>['parcels'][number];
/** The code of a carrier (快递公司). */
export type ShippingCompany = OwnParcel['company'];
/** What of an order may still be asked for, and what was. */
export type Askable = Answer<'/api/shop/orders/{id}/after-sales'>;
/** An after-sale (售后单) of the reader. */
export type OwnAfterSale = Answer<'/api/shop/after-sales/{id}'>;
export type AfterSaleState = OwnAfterSale['state'];
/** A group (团) as neighbours see it. */
export type ShownGroup = Answer<'/api/shop/offers/{id}/groups'>['groups'][number];
/** Whether the reader leads groups, and those that they lead. */
export type Led = Answer<'/api/shop/lead'>;
export type Leader = NonNullable<Led['leader']>;
export type LedGroup = Led['groups'][number];
/** Where goods of a group are handed out (自提点), and by whom. */
export type PickUpPoint = ShownGroup['point'];
/** Where an order is picked up, and the code that is said there. */
export type PickUp = Answer<'/api/shop/orders/{id}/pick-up'>;

/** That the reader may not write in the rooms of a station for a term (发言处罚). */
export type OwnBan = Answer<'/api/live/my-bans'>['bans'][number];
/** What the reader asked the assistant of a live (智能助手), and what was said to it. */
export type LiveAnswer = Answer<'/api/live/sessions/{id}/questions'>['answers'][number];
/** A red packet (红包) of a live. */
export type ShownEnvelope = Answer<'/api/live/sessions/{session}/envelopes'>['envelopes'][number];
/** A share of a red packet that the reader has. */
export type OwnShare = Answer<'/api/live/my-shares'>['shares'][number];
/** What somebody got who reached for a share; no amount when all were gone. */
export type ClaimedShare = Pick<OwnShare, 'payout' | 'coupon'> & { readonly amount: number | null };
/** Everything from which a lottery (抽奖) can be drawn again. */
export type LotteryProof = Answer<'/api/live/lotteries/{id}'>;
/** A lottery of a live whose rules are frozen. */
export type ShownLottery = Answer<'/api/live/sessions/{session}/lotteries'>['lotteries'][number];
/** The entry of the reader, and what it won. */
export type LotteryEntry = Answer<'/api/live/lotteries/{id}/my-entry'>;
/** Whether a live may be reserved (预约). */
export type Reservable = Answer<'/api/live/sessions/{session}/reservations'>;
/** What the reader has reserved, and what they are reminded of. */
export type MyReservations = Answer<'/api/live/my-reservations'>;
export type Reservation = MyReservations['reservations'][number];
export type Reminder = MyReservations['reminders'][number];
/** A live that is to come, as everybody may know of it (直播预告). */
export type AnnouncedLive = Schemas['AnnouncedLive'];
/** A live that can be watched again (回放). */
export type ReplayedLive = Schemas['ReplayedLive'];
/** A live between the stories. */
export type PlacedLive = Answer<'/api/live/placements'>['placements'][number];
