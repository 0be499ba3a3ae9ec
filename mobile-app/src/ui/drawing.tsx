export { Path, Rect, Svg } from 'react-native-svg';
