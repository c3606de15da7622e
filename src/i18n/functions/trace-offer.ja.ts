/** The line above the tabs, which is part of the pane's first file; `trace-offer.en.ts` has the type of this list. */
export const TRACE_OFFER_JA = {
  offer: 'この数字の根拠',
  /** Begins with what the button shows, so that it can be called by its name. */
  offerOf: (place: string) => `この数字の根拠 ${place}`,
};

export type TraceOfferText = typeof TRACE_OFFER_JA;
