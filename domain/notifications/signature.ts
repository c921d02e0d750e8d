/** Who writes: at the head of every SMS, as the platforms want it, and of the subject of a mail. */
export const SIGNATURE = '【通办】';
