import { expect } from 'chai';
import { periodOf } from '../../../desk-ui/scores/period.ts';

describe('periods of the score table', () => {
  it('end with the last day of their month, quarter or year', () => {
    expect(periodOf('month', '2028-02-05')).to.deep.equal({ from: '2028-02-01', until: '2028-02-29' });
    expect(periodOf('month', '2026-12-31')).to.deep.equal({ from: '2026-12-01', until: '2026-12-31' });
    expect(periodOf('quarter', '2026-06-30')).to.deep.equal({ from: '2026-04-01', until: '2026-06-30' });
    expect(periodOf('quarter', '2026-11-26')).to.deep.equal({ from: '2026-10-01', until: '2026-12-31' });
    expect(periodOf('year', '2026-03-02')).to.deep.equal({ from: '2026-01-01', until: '2026-12-31' });
    expect(periodOf('last-year', '2026-03-02')).to.deep.equal({ from: '2025-01-01', until: '2025-12-31' });
  });
});
