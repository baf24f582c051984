/** The words of glibc’s strerror(3) that LXC puts in front of a message, and those of other C libraries for the same. */
const glibc = [
  'Success',
  'Address already in use',
  'Argument list too long',
  'Bad address',
  'Bad file descriptor',
  'Broken pipe',
  'Cannot allocate memory',
  'Cannot assign requested address',
  'Connection refused',
  'Connection reset by peer',
  'Device or resource busy',
  'Disk quota exceeded',
  'Exec format error',
  'File exists',
  'File name too long',
  'Function not implemented',
  'Host is down',
  'Inappropriate ioctl for device',
  'Input/output error',
  'Interrupted system call',
  'Invalid argument',
  'Invalid cross-device link',
  'Is a directory',
  'Name or service not known',
  'Network is unreachable',
  'No buffer space available',
  'No child processes',
  'No data available',
  'No route to host',
  'No space left on device',
  'No such device',
  'No such device or address',
  'No such file or directory',
  'No such process',
  'Not a directory',
  'Numerical result out of range',
  'Operation not permitted',
  'Operation not supported',
  'Permission denied',
  'Protocol not supported',
  'Read-only file system',
  'Required key not available',
  'Resource temporarily unavailable',
  'Structure needs cleaning',
  'Text file busy',
  'Too many levels of symbolic links',
  'Too many links',
  'Too many open files',
  'Transport endpoint is already connected',
  'Transport endpoint is not connected',
  'Value too large for defined data type',
] as const;

/** musl, the C library of Alpine and some builds of Void, words these in another way. */
const musl: Readonly<Record<string, string>> = {
  'No error information': 'Success',
  'Resource busy': 'Device or resource busy',
  'Out of memory': 'Cannot allocate memory',
  'No file descriptors available': 'Too many open files',
  'Symbolic link loop': 'Too many levels of symbolic links',
  'Result not representable': 'Numerical result out of range',
  'Quota exceeded': 'Disk quota exceeded',
  'Not supported': 'Operation not supported',
  'Address not available': 'Cannot assign requested address',
  'Address in use': 'Address already in use',
  'Network unreachable': 'Network is unreachable',
  'Host is unreachable': 'No route to host',
  'Socket not connected': 'Transport endpoint is not connected',
  'Not a tty': 'Inappropriate ioctl for device',
  'I/O error': 'Input/output error',
  'Data consistency error': 'Structure needs cleaning',
  'Filename too long': 'File name too long',
};

const known = new Map<string, string>([
  ...glibc.map((text): [string, string] => [text.toLowerCase(), text]),
  ...Object.entries(musl).map(([text, same]): [string, string] => [text.toLowerCase(), same]),
]);

/** Characters of the longest of them. */
const longest = 48;

/** A message without the errno text that it begins with, and that text in glibc’s words. */
export function splitErrno(message: string): { readonly errno?: string; readonly message: string } {
  const end = message.slice(0, longest).indexOf(' - ');
  const errno = end < 0 ? undefined : known.get(message.slice(0, end).toLowerCase());
  return errno === undefined ? { message } : { errno, message: message.slice(end + 3) };
}
