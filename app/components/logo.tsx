/** A marker on the map with a raised hand and the sun at its shoulder; public/icon.svg shows the same. */
export function LogoMark() {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path
        className="logo-pin"
        d="M19 38.5C14.5 32.5 4.5 26.5 4.5 16.5a14.5 14.5 0 0 1 29 0C33.5 26.5 23.5 32.5 19 38.5z"
      />
      <g className="logo-hand" transform="translate(8.2 6.2) scale(.9)">
        <path d="M8 13v-7.5a1.5 1.5 0 0 1 3 0v6.5M11 5.5v-2a1.5 1.5 0 1 1 3 0v8.5M14 5.5a1.5 1.5 0 0 1 3 0v6.5M17 7.5a1.5 1.5 0 0 1 3 0v8.5a6 6 0 0 1-6 6h-2h.208a6 6 0 0 1-5.012-2.7a69.74 69.74 0 0 1-.196-.3c-.312-.479-1.407-2.388-3.286-5.728a1.5 1.5 0 0 1 .536-2.022a1.867 1.867 0 0 1 2.28.280l1.47 1.47" />
      </g>
      <circle className="logo-sun" cx="32" cy="9" r="7" />
    </svg>
  );
}
