/** Every part carries this in its environment: a number used again by another program is never mistaken for a part. */
export const ownershipMark: (dataDir: string) => { TONGBAN_STACK: string };
/** Ends the parts a killed stack left running; answers how many. PostgreSQL is not among them: it is taken over. */
export const endLeftovers: (dataDir: string) => Promise<number>;
