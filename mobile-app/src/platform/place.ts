import * as Location from 'expo-location';

/** Where a phone is, as its system says. */
export interface Fix {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy: number;
}

/** Asks once, coarsely. Whoever says no, or cannot be found, is nowhere, and everything else goes on. */
export async function whereAmI(): Promise<Fix | null> {
  const { granted } = await Location.requestForegroundPermissionsAsync();
  if (!granted) return null;
  const { coords } = await Location.getCurrentPositionAsync({ accuracy: Location.Accuracy.Low });
  return { latitude: coords.latitude, longitude: coords.longitude, accuracy: coords.accuracy ?? 1000 };
}
