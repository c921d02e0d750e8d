/** How this office works, whatever the item. Times are `HH:mm` in office time. */
export interface OfficeProfile {
  /** whether what comes in after closing starts its limits that day or the next working day */
  countsAfterHoursAs: 'same-day' | 'next-working-day';
  opensAt: string;
  closesAt: string;
}
