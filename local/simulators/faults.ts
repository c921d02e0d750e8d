/** What can go wrong while a request is served. "after-effect" kinds do the work first and lose the answer. */
export const REQUEST_FAULTS = [
  'timeout-before-effect',
  'timeout-after-effect',
  '500',
  '500-after-effect',
  '429',
  'slow',
  'wrong-json',
  'huge-body',
  'reset',
  'reset-after-effect',
] as const;

/** What can go wrong with a callback. Hostile kinds send a bad message in addition to the true one. */
export const CALLBACK_FAULTS = [
  'duplicate',
  'reordered',
  'late',
  'never',
  'forged',
  'replayed',
  'old-key',
  'wrong-amount',
  'other-merchant',
] as const;

export type RequestFault = (typeof REQUEST_FAULTS)[number];
export type CallbackFault = (typeof CALLBACK_FAULTS)[number];

export interface Fault {
  kind: RequestFault | CallbackFault;
  /** How many more times it strikes. */
  count: number;
  /** Only requests whose `METHOD /path` starts with this. */
  on?: string;
  /** For slow and late: milliseconds. */
  delayMs?: number;
  /** For duplicate: how many copies in all. */
  times?: number;
}

export interface Faults {
  /** Arms faults on demand, or by seed: `{seed, rate, kinds}` strikes a share `rate` of requests and callbacks. */
  arm(order: Partial<Fault> & { seed?: number; rate?: number; kinds?: Fault['kind'][] }): void;
  clear(): void;
  list(): Fault[];
  takeForRequest(target: string): Fault | undefined;
  takeForCallback(): Fault | undefined;
}

const isRequestFault = (kind: string): boolean => (REQUEST_FAULTS as readonly string[]).includes(kind);
const isCallbackFault = (kind: string): boolean => (CALLBACK_FAULTS as readonly string[]).includes(kind);

/** mulberry32: small, seedable, good enough to choose faults. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

interface Seeded {
  random: () => number;
  rate: number;
  kinds: Fault['kind'][];
}

const drawSeeded = (seeded: Seeded | undefined, fits: (kind: string) => boolean): Fault | undefined => {
  const kinds = seeded?.kinds.filter(fits) ?? [];
  if (!seeded || kinds.length === 0 || seeded.random() >= seeded.rate) return undefined;
  const kind = kinds[Math.floor(seeded.random() * kinds.length)];
  return kind && { kind, count: 1, delayMs: 50, times: 3 };
};

export const createFaults = (): Faults => {
  let armed: Fault[] = [];
  let seeded: Seeded | undefined;
  const takeArmed = (fits: (fault: Fault) => boolean): Fault | undefined => {
    const fault = armed.find(fits);
    if (fault) fault.count -= 1;
    armed = armed.filter(({ count }) => count > 0);
    return fault;
  };
  return {
    arm({ seed, rate = 0.1, kinds = [...REQUEST_FAULTS, ...CALLBACK_FAULTS], kind, ...rest }) {
      if (seed !== undefined) seeded = { random: randomFrom(seed), rate, kinds };
      if (kind) armed.push({ ...rest, kind, count: rest.count ?? 1 });
    },
    clear() {
      armed = [];
      seeded = undefined;
    },
    list: () => armed,
    takeForRequest: (target) =>
      takeArmed(({ kind, on }) => isRequestFault(kind) && target.startsWith(on ?? '')) ??
      drawSeeded(seeded, isRequestFault),
    takeForCallback: () => takeArmed(({ kind }) => isCallbackFault(kind)) ?? drawSeeded(seeded, isCallbackFault),
  };
};
