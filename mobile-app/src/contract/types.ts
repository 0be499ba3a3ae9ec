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
