/** What the platform says became of a message (短信回执). */
export interface MessageReport {
  status: 'delivered' | 'failed';
  /** the platform's word for why it failed, e.g. `UNDELIV` */
  code?: string | undefined;
  /** ISO instant */
  at: string;
}
