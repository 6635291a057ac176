import type { RetentionLine } from "./datenschutz";

type RetentionRowsProps = { head: readonly [string, string, string]; rows: readonly RetentionLine[] };

/** From the same table as the nightly job. */
export function RetentionRows({ head, rows }: RetentionRowsProps) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ what, period, from, end }) => (
          <tr key={what}>
            <td>{what}</td>
            <td>
              {period}, {from}
            </td>
            <td>{end}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
