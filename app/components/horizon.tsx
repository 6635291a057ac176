/** Hills, a few roofs, a church and the evening sun: decoration between a page and its foot. */
export function Horizon() {
  return (
    <svg
      className="horizon"
      viewBox="0 0 1200 84"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      <circle className="horizon-glow" cx="720" cy="62" r="56" />
      <circle className="horizon-sun" cx="720" cy="62" r="34" />
      <path
        className="horizon-far"
        d="M-400 84V58C-250 30-90 34 60 52s250 14 390-6 230 0 350 8 260-26 420-14 260 18 380 4v40z"
      />
      <path
        className="horizon-village"
        d="M520 70V56l11-9 11 9v14zm30 0V60l9-7 9 7v10zm38 0V40l7-20 7 20v30zm14 0V54l14-8 14 8v16zm40 0V58l12-9 12 9v12zM470 70c-7 0-9-5-9-9 0-6 5-12 9-16 4 4 9 10 9 16 0 4-2 9-9 9zm22 0c-6 0-7-4-7-7 0-5 4-9 7-12 3 3 7 7 7 12 0 3-1 7-7 7z"
      />
      <path
        className="horizon-near"
        d="M-400 84V72C-200 56 0 56 220 66s330 6 520 0 330-14 520-4 260 14 340 8v14z"
      />
    </svg>
  );
}
