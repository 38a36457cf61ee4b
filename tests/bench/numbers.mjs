// Middle values, and tables of them.

export const median = (values) => percentile(values, 50);

/** The value that so many in a hundred do not exceed. */
export function percentile(values, rank) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1)];
}

/** Prints rows in columns; the first row names them. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => `${row[column] ?? ""}`.length)));
  console.log();
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const text = `${cell}`;
      return column ? text.padStart(widths[column]) : text.padEnd(widths[column]);
    });
    console.log(cells.join("   ").trimEnd());
  }
}
