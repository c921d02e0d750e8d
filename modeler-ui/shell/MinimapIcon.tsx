/** A sheet with a frame in its corner. */
export const MinimapIcon = () => (
  <span role="img" aria-hidden="true" className="anticon">
    <svg viewBox="0 0 16 16" width="1em" height="1em" fill="none" stroke="currentColor" strokeWidth="1.3">
      <rect x="1.5" y="2.5" width="13" height="11" rx="1" />
      <rect x="8" y="8" width="5" height="4" fill="currentColor" stroke="none" />
    </svg>
  </span>
);
