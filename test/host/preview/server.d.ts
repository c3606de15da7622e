/** The add-in's page with office.js from the preview, and before it the script of the host bridge. */
export function withLocalOffice(html: string): string;
