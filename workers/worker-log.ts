/** What workers write down: ids and outcomes, never persons or bodies. Any pino logger fits. */
export interface WorkerLog {
  debug(fields: object, text: string): void;
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}
