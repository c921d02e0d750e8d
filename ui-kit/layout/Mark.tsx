/** The product's mark: a seal with the character 通. `size` in px. */
export const Mark = ({ size = 30 }: { size?: number }) => (
  <svg className="tb-mark" width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
    <rect x="1" y="1" width="38" height="38" rx="7" fill="#b3261e" />
    <rect x="4" y="4" width="32" height="32" rx="4.5" fill="none" stroke="#fff" strokeOpacity=".75" strokeWidth="1.4" />
    <text x="20" y="28" textAnchor="middle" fontSize="22" fontWeight="700" fill="#fff" fontFamily="var(--serif)">
      通
    </text>
  </svg>
);
