/** An error of the API: `code` is what `OfficeExtension.Error.code` shows. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly location?: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export const invalidArgument = (message: string): ApiError => new ApiError('InvalidArgument', message);
export const itemNotFound = (message: string): ApiError => new ApiError('ItemNotFound', message);
export const accessDenied = (message: string): ApiError => new ApiError('AccessDenied', message);
/** Excel has it, the stand-in has not: the message names type and member. */
export const notImplemented = (what: string): ApiError => new ApiError('NotImplemented', `${what} is not part of the stand-in.`);
/** The client's Excel is too old for it. */
export const apiNotFound = (what: string, set: string): ApiError =>
  new ApiError('ApiNotFound', `${what} belongs to ExcelApi ${set}, which this client does not support.`);
