/** A sheet the add-in makes and makes anew, known to be ours by the defined name of its title cell, whatever staff have done to it. */

/** What such a name refers to: nothing, a sheet, a sheet that is gone, or something that is not ours. */
export type ExistingSheet =
  { readonly kind: 'none' } | { readonly kind: 'sheet'; readonly sheet: string } | { readonly kind: 'lost' } | { readonly kind: 'other' };
