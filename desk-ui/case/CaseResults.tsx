import type { CaseDetail } from '../../server/desk/case-schemas.ts';
import type { ParcelView } from '../../server/desk/outcome-schemas.ts';
import { Facts } from '../../ui-kit/layout/Facts.tsx';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { formatTime, formatTimeWithWeekday } from '../../ui-kit/time/format-time.ts';
import { CaseDocuments } from './CaseDocuments.tsx';
import { CaseLicence } from './CaseLicence.tsx';
import { CasePayment } from './CasePayment.tsx';
import './results.css';

type Props = Pick<CaseDetail, 'case' | 'documents' | 'payment' | 'licence' | 'parcel' | 'returnedParcels'>;

/** What came out so far: documents, fee, licence, parcel. */
export const CaseResults = ({ case: { caseNo }, documents, payment, licence, parcel, returnedParcels }: Props) => {
  if (documents.length === 0 && payment === null && licence === null && parcel === null) {
    return <Nothing title="还没有文书和结果">受理通知书、缴费、证照和快递出现后列在这里。</Nothing>;
  }
  return (
    <>
      {documents.length === 0 ? null : <CaseDocuments documents={documents} />}
      {licence === null ? null : <CaseLicence caseNo={caseNo} licence={licence} />}
      {payment === null ? null : <CasePayment caseNo={caseNo} payment={payment} />}
      {parcel === null ? null : <Parcel parcel={parcel} />}
      {returnedParcels.map((returned) => (
        <Parcel key={returned.parcelNo} title="此前未送达的快递" parcel={returned} />
      ))}
    </>
  );
};

const Parcel = ({ title = '快递', parcel }: { title?: string; parcel: ParcelView }) => (
  <section className="case-section">
    <header>
      <h2>{title}</h2>
    </header>
    <Facts
      facts={[
        { key: 'tracking', label: '运单号', value: parcel.trackingNo ?? '等待揽收' },
        { key: 'state', label: '状态', value: parcel.stateName },
        ...(parcel.deliveredAt === null
          ? []
          : [
              {
                key: 'signed',
                label: '签收',
                value: `${parcel.signedBy ?? ''} ${formatTimeWithWeekday(parcel.deliveredAt)}`,
                isWide: true,
              },
            ]),
      ]}
    />
    {parcel.tracks.length === 0 ? null : (
      <ol className="parcel-tracks">
        {parcel.tracks.toReversed().map((track) => (
          <li key={track.at + track.state}>
            <time dateTime={track.at}>{formatTime(track.at)}</time> {track.state}{' '}
            <span className="tb-soft">{track.place}</span>
          </li>
        ))}
      </ol>
    )}
  </section>
);
