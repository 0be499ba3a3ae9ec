import { Tabs } from 'expo-router';
import { PhoneTabs } from '@/frame/phone-tabs';
import { TABS } from '@/tabs';

export default function TabsLayout() {
  return (
    <Tabs tabBar={() => <PhoneTabs />} screenOptions={{ headerShown: false }}>
      {TABS.map((tab) => (
        <Tabs.Screen key={tab.name} name={tab.name} />
      ))}
    </Tabs>
  );
}
