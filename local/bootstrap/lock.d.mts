/** Takes the lock file, waiting for a live holder and brushing a dead one aside; answers how to give it back. */
export const takeLock: (file: string, onWait?: (holderPid: number) => void) => Promise<() => void>;
/** Takes the lock file or answers the process that holds it; it is given back when this process ends. */
export const takeLockOrFindHolder: (file: string) => number | undefined;
