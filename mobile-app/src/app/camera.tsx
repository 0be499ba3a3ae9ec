import { late } from '@/frame/late';

export default late(async () => (await import('@/features/camera/camera-screen')).CameraScreen);
