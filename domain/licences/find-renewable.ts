import { findRenewalOf, type RenewedLicence } from '../cases/index.ts';
import { checkFiling, getItemOfFiling, USUAL_REQUEST_DAYS } from '../items/index.ts';
import type { Filing, Item } from '../items/index.ts';
import type { Needs } from '../needs.ts';
import type { Licence } from './licence.ts';
import * as errors from './licence-errors.ts';
import { lockLicence } from './licence-store.ts';
import { lastRequestDay } from './renewal.ts';

const holderOf = ({ applicant }: Filing): string =>
  applicant.kind === 'organisation' ? applicant.uscc : applicant.idNumber;

/** A licence of somebody else is as unknown as one that does not exist. */
const isOwn = (licence: Licence | undefined, filing: Filing, item: Item): licence is Licence =>
  licence !== undefined && licence.holderCode === holderOf(filing) && licence.licenceType === item.licence.typeCode;

const refuseUnlessTimely = ({ validUntil }: Licence, today: string, daysBefore: number, path: string): void => {
  if (today > validUntil) throw errors.renewalLicenceExpired([{ path, message: `有效期至 ${validUntil}` }]);
  const lastDay = lastRequestDay(validUntil, daysBefore);
  const message = `有效期至 ${validUntil}，应当最迟于 ${lastDay} 提出（届满 ${daysBefore} 日前）`;
  if (today > lastDay) throw errors.renewalTooLate([{ path, message }]);
};

/**
 * The licence a filing asks to renew, held until the transaction ends: the applicant's own, registered, not expired, asked for early
 * enough (行政许可法第五十条第一款) and once. undefined for items that renew nothing. Errors: filing-invalid, renewal-licence-unknown,
 * renewal-licence-invalid, renewal-licence-expired, renewal-too-late, renewal-requested.
 */
export const findRenewable = async (needs: Needs, input: unknown): Promise<RenewedLicence | undefined> => {
  const published = await getItemOfFiling(needs, input);
  const { item } = published;
  if (item.renewal === undefined) return undefined;
  const filing = checkFiling(published, input);
  const { licenceField, requestDaysBefore = USUAL_REQUEST_DAYS } = item.renewal;
  const path = `/form/${licenceField}`;
  const licence = await lockLicence(needs, { identifier: String(filing.form[licenceField] ?? '') });
  if (!isOwn(licence, filing, item)) throw errors.renewalLicenceUnknown([{ path, message: '请核对电子证照标识' }]);
  if (licence.state !== 'registered') throw errors.renewalLicenceInvalid([{ path, message: '请核对证照状态' }]);
  refuseUnlessTimely(licence, needs.clock.now().toISODate() ?? '', requestDaysBefore, path);
  const earlier = await findRenewalOf(needs, licence.identifier);
  if (earlier !== undefined) throw errors.renewalRequested([{ path, message: `办件编号 ${earlier}` }]);
  return { identifier: licence.identifier, until: licence.validUntil };
};
