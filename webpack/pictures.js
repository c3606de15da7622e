/** The guides' pictures: where they are, and how large. */
const fs = require('node:fs');
const path = require('node:path');

const FOLDER = path.join(__dirname, '..', 'assets', 'guides');

/**
 * Width and height of a WebP, from its first bytes.
 * @param {Buffer} bytes
 * @returns {{ width: number, height: number }}
 */
function webpSize(bytes) {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') throw new Error('no WebP');
  // Lossy, alone or behind the colour profile that a browser puts before it.
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (kind === 'VP8 ') return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  throw new Error(`a WebP of another kind: ${kind}`);
}

/** The picture of a step; null: it has none. */
function pictureOf(language, name) {
  const file = path.join(FOLDER, language, `${name}.webp`);
  return fs.existsSync(file) ? { file, name: `${name}.webp`, ...webpSize(fs.readFileSync(file)) } : null;
}

module.exports = { FOLDER, pictureOf, webpSize };
