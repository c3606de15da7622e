import type { TraceOfferText } from './trace-offer.ja';

export const TRACE_OFFER_EN: TraceOfferText = {
  offer: 'Where this number comes from',
  offerOf: place => `Where this number comes from: ${place}`,
};
