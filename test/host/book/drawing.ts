/** A picture, shape, line or group on a sheet as plain data; sizes in points from the sheet's corner. */
export interface Drawing {
  readonly id: string;
  readonly name: string;
  /** The API's word. */
  readonly type: 'Image' | 'GeometricShape' | 'Line' | 'Group' | 'Unsupported';
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
