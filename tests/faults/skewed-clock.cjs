// Required before everything else, it gives a process a clock that is wrong by HEARTH_SKEW_MS, as on a machine that nobody set.
const by = Number(process.env.HEARTH_SKEW_MS ?? 0);
const right = Date.now.bind(Date);
const wrong = () => right() + by;

globalThis.Date = new Proxy(Date, {
  construct: (real, given, made) => Reflect.construct(real, given.length > 0 ? given : [wrong()], made),
  apply: (real) => new real(wrong()).toString(),
  get: (real, name, asked) => (name === 'now' ? wrong : Reflect.get(real, name, asked)),
});
