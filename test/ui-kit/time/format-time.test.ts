import { expect } from 'chai';
import { formatDay, formatTime, formatTimeWithWeekday, formatWeekday } from '../../../ui-kit/time/format-time.ts';

describe('times on screens', () => {
  it('are office times, whatever zone the instant was written in', () => {
    expect(formatTime('2026-03-02T01:00:00.000Z')).to.equal('2026-03-02 09:00');
    expect(formatTime('2026-03-02T09:00:00.000+08:00')).to.equal('2026-03-02 09:00');
  });

  it('name the weekday of the office, not of Greenwich', () => {
    expect(formatWeekday('2026-03-01T17:00:00.000Z')).to.equal('2026-03-02（周一）');
    expect(formatTimeWithWeekday('2026-03-08T00:00:00.000+08:00')).to.equal('2026-03-08（周日）00:00');
  });

  it('are a dash where there is none', () => {
    expect(formatDay(null)).to.equal('—');
  });
});
