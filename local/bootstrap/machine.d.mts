/** Refuses where there is no room: the first set-up needs 3 GB, a running stack little. */
export const checkDisk: (folder: string, isFirstSetup: boolean) => void;
/** Refuses a port that something else listens on. */
export const checkPort: (port: number) => Promise<void>;
/** Whether this clone was never set up. */
export const isFirstSetup: (root: string) => boolean;
