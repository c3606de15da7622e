/**
 * May a sheet of ours have conditional formats? Excel LTSC 2021, whose ExcelApi ends at 1.14, is reported to crash where they stand beside
 * functions of an add-in (OfficeDev/office-js#5959). What they show is then plain: every state is written as text or sign as well.
 */
export const mayPaint = (): boolean => Office.context.requirements.isSetSupported('ExcelApi', '1.15');
