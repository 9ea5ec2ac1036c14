import { BUILTIN } from '@merlon/policy/builtin';
import { runScanThread } from '@merlon/scan';

runScanThread(BUILTIN);
