/**
 * The one door to numfmt. The package's `exports` name a CommonJS file it does not ship (4.0.1), so that neither Node nor jest can
 * load it by its name; the file that is there is loaded by its path.
 */
export { format, getFormatInfo, isDateFormat, isPercentFormat } from '../../../node_modules/numfmt/dist/index';
