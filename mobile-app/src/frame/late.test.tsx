import { fireEvent, screen, waitFor } from '@testing-library/react-native';
import { renderRouter } from 'expo-router/testing-library';
import { reload } from '@/platform/reload';
import { Text } from '@/ui/text';
import { late } from './late';

jest.mock('@/platform/reload', () => ({ reload: jest.fn() }));

const Screen = () => <Text>到了</Text>;
const retry = () => fireEvent.press(screen.getByRole('button', { name: '再试一次' }));
const open = (load: () => Promise<typeof Screen>) => {
  const Late = late(load);
  return renderRouter({ index: () => <Late /> }, { initialUrl: '/' });
};

it('shows a screen whose code comes', async () => {
  open(() => Promise.resolve(Screen));
  await screen.findByText('到了');
});

it('says that it did not come, and shows it when another try brings it', async () => {
  let tries = 0;
  open(() => (tries++ === 0 ? Promise.reject(new Error('no net')) : Promise.resolve(Screen)));
  await screen.findByText('连不上电视台');
  retry();
  await screen.findByText('到了');
  expect(reload).not.toHaveBeenCalled();
});

it('opens the page anew when it does not come a second time: there may be a newer version', async () => {
  open(() => Promise.reject(new Error('gone')));
  await screen.findByText('连不上电视台');
  retry();
  await waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
  await screen.findByText('连不上电视台');
});
