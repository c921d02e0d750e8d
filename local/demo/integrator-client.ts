import { randomUUID } from 'node:crypto';
import { send } from './http-client.ts';

interface CaseAnswer {
  caseNo: string;
  state: string;
  payment: { payUrl: string | null; orderNo: string; state: string } | null;
  parcel: { parcelNo: string; trackingNo: string | null } | null;
}

/** A portal of the city that files cases with an API key. */
export class IntegratorClient {
  readonly #baseUrl: string;
  readonly #headers: Record<string, string>;

  constructor(baseUrl: string, apiKey: string) {
    this.#baseUrl = `${baseUrl}/api/v1`;
    this.#headers = { authorization: `Bearer ${apiKey}` };
  }

  /** Takes a file in before its case exists; answers its upload id. */
  async upload(fileName: string, bytes: Uint8Array<ArrayBuffer>, mediaType: string): Promise<string> {
    const form = new FormData();
    form.set('file', new Blob([bytes], { type: mediaType }), fileName);
    return (await send<{ id: string }>('POST', `${this.#baseUrl}/uploads`, this.#headers, form)).body.id;
  }

  /** Files a case; the same key again gives the same case. */
  async fileCase(filing: unknown, idempotencyKey: string = randomUUID()): Promise<CaseAnswer> {
    const headers = { ...this.#headers, 'idempotency-key': idempotencyKey };
    return (await send<CaseAnswer>('POST', `${this.#baseUrl}/cases`, headers, filing)).body;
  }

  /** A consultation or complaint; the same key again gives the same one. Answers its number. */
  async ask(inquiry: unknown, idempotencyKey: string): Promise<string> {
    const headers = { ...this.#headers, 'idempotency-key': idempotencyKey };
    return (await send<{ inquiryNo: string }>('POST', `${this.#baseUrl}/inquiries`, headers, inquiry)).body.inquiryNo;
  }

  async getCase(caseNo: string): Promise<CaseAnswer> {
    return (await send<CaseAnswer>('GET', `${this.#baseUrl}/cases/${caseNo}`, this.#headers)).body;
  }

  async answerSupplement(caseNo: string, answer: unknown): Promise<void> {
    await this.#post(`/cases/${caseNo}/supplement`, answer);
  }

  async reportRectification(caseNo: string, report: string): Promise<void> {
    await this.#post(`/cases/${caseNo}/rectification`, { report });
  }

  async withdraw(caseNo: string, reason: string): Promise<void> {
    await this.#post(`/cases/${caseNo}/withdrawal`, { reason });
  }

  async #post(path: string, input: unknown): Promise<void> {
    const headers = { ...this.#headers, 'idempotency-key': randomUUID() };
    await send('POST', `${this.#baseUrl}${path}`, headers, input);
  }
}
