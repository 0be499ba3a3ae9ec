import fc from 'fast-check';

const URIS = [
  ...['urn:uuid:0195f000-0000-7000-8000-000000000001', 'https://id.gs1.org/01/06901234123456/10/L1', 'ex:place'],
  ...['ni:///sha-256;abc?ver=CBV2.0', 'urn:epc:id:sgln:0614141.00777.0', 'https://ns.gs1.org/cbv/Disp-active'],
  ...['urn:epcglobal:cbv:bizstep:shipping', 'not a uri', '', 'a://b:c', 'http://[::1]/', 'x:#a#b', 'x:%zz', 'x:é'],
];
const uri = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...URIS) }, { weight: 1, arbitrary: fc.webUrl() });
const word = (...words: readonly string[]) =>
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: fc.string() }, uri);
const moment = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('2026-11-20T08:00:00Z', '2026-11-20T08:00:00.123+08:00') },
  fc.constantFrom('2026-02-30T08:00:00Z', '2026-11-20', 'now', '2026-11-20T08:00:00', '2026-11-20T08:00Z'),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });
const list = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 3 });
const bad = fc.constantFrom<unknown>(null, 7, '', [], {}, 'x');
const mostly = (arbitrary: fc.Arbitrary<unknown>) => fc.oneof({ weight: 12, arbitrary }, { weight: 1, arbitrary: bad });

const uris = list(uri);
const quantities = list(
  fc.record({
    epcClass: uri,
    quantity: maybe(mostly(fc.double({ min: 0, max: 1e6, noNaN: true }))),
    uom: maybe(word('KGM', 'CS')),
  }),
);
const disposition = word('active', 'recalled', 'in_transit', 'sold');
const place = mostly(fc.record({ id: uri }));

const FIELDS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  action: word('ADD', 'OBSERVE', 'DELETE'),
  bizStep: word('shipping', 'commissioning', 'packing', 'selling'),
  ...{ disposition, readPoint: place, bizLocation: place, eventID: uri, recordTime: moment, certificationInfo: uri },
  ...{ epcList: uris, childEPCs: uris, inputEPCList: uris, outputEPCList: uris, parentID: uri, transformationID: uri },
  ...{ quantityList: quantities, childQuantityList: quantities, inputQuantityList: quantities },
  outputQuantityList: quantities,
  bizTransactionList: list(fc.record({ type: maybe(word('po', 'inv')), bizTransaction: uri })),
  sourceList: list(fc.record({ type: word('owning_party'), source: uri })),
  destinationList: list(fc.record({ type: word('location'), destination: uri })),
  ilmd: fc.dictionary(word('cbvmda:lotNumber', 'ex:note'), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 2 }),
  persistentDisposition: fc.record({ set: maybe(list(disposition)), unset: maybe(list(disposition)) }),
  errorDeclaration: fc.record({
    declarationTime: moment,
    reason: maybe(word('incorrect_data', 'bad')),
    correctiveEventIDs: maybe(uris),
  }),
  '@context': list(fc.oneof(uri, fc.dictionary(word('ex'), uri, { maxKeys: 2 }))),
  sensorElementList: list(fc.record({})),
  'ex:note': fc.jsonValue({ maxDepth: 1 }),
  note: fc.string(),
};

const OFTEN: Readonly<Record<string, readonly string[]>> = {
  ObjectEvent: ['action', 'epcList', 'quantityList'],
  AggregationEvent: ['action', 'parentID', 'childEPCs', 'childQuantityList'],
  AssociationEvent: ['action', 'parentID', 'childEPCs'],
  TransactionEvent: ['action', 'bizTransactionList', 'epcList', 'quantityList'],
  TransformationEvent: ['inputEPCList', 'outputEPCList', 'inputQuantityList', 'outputQuantityList'],
};

/** Events of all types as somebody might send them: some good, most with something that the standard does not have so. */
export const anyEvent: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc
  .constantFrom(...Object.keys(OFTEN))
  .chain((type) =>
    fc
      .tuple(
        fc.constantFrom('+08:00', '+08:00', '+08:00', 'Z'),
        moment,
        fc.subarray(Object.keys(FIELDS), { maxLength: 3 }),
      )
      .chain(([eventTimeZoneOffset, eventTime, more]) => {
        const names = [...new Set([...(OFTEN[type] ?? []), ...more])];
        return fc.tuple(...names.map((name) => mostly(FIELDS[name] ?? fc.constant(undefined)))).map((values) =>
          plain({
            ...{ type, eventTime, eventTimeZoneOffset },
            ...Object.fromEntries(names.map((name, at) => [name, values[at]])),
          }),
        );
      }),
  );

/** As it comes off the wire: what is undefined is not there. */
const plain = (value: object): Readonly<Record<string, unknown>> =>
  JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
