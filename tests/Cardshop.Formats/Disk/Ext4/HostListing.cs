using System.Diagnostics;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Ext4;

/// <summary>What the kernel sees below a folder of this machine, in the form of <see cref="TreeListing"/>.</summary>
internal static class HostListing
{
    private const string Script =
        """
        import hashlib, os, stat, subprocess, sys
        top = os.fsencode(sys.argv[1])

        def encode(b):
            return ''.join(chr(c) if chr(c).isascii() and (chr(c).isalnum() or chr(c) in '._-/') else '%%%02x' % c for c in b)

        def births(paths):
            out = {}
            for i in range(0, len(paths), 200):
                batch = paths[i:i + 200]
                text = subprocess.run([b'stat', b'--printf', b'%w|%.9W\\n', b'--'] + batch, stdout=subprocess.PIPE, check=True).stdout
                out.update(zip(batch, text.decode().split('\n')))
            return out

        def time(ns):
            return '%d.%09d' % (ns // 10**9, ns % 10**9)

        # What the kernel does not know is what the reader says it takes instead: when the inode last changed.
        def birth(text, changed):
            known, _, text = text.partition('|')
            if known == '-':
                return time(changed)
            whole, _, part = text.partition('.')
            ns = abs(int(whole)) * 10**9 + int(part)
            return time(-ns if whole.startswith('-') else ns)

        def digest(path):
            h = hashlib.sha256()
            with open(path, 'rb') as f:
                while chunk := f.read(1 << 20):
                    h.update(chunk)
            return h.hexdigest()

        paths = [top]
        for folder, folders, files in os.walk(top):
            if folder == top and b'lost+found' in folders:
                folders.remove(b'lost+found')
            paths += [os.path.join(folder, name) for name in folders + files]
        born = births(paths)
        lines = []
        for path in paths:
            s = os.lstat(path)
            links = s.st_nlink - 1 if path == top and os.path.isdir(top + b'/lost+found') else s.st_nlink
            line = [encode(path[len(top):]) or '/', '%o' % stat.S_IMODE(s.st_mode), '%d:%d' % (s.st_uid, s.st_gid), 'links=%d' % links,
                    'm=' + time(s.st_mtime_ns), 'a=' + time(s.st_atime_ns), 'c=' + time(s.st_ctime_ns), 'b=' + birth(born[path], s.st_ctime_ns)]
            kind = stat.S_IFMT(s.st_mode)
            if kind == stat.S_IFDIR:
                line.append('d')
            elif kind == stat.S_IFREG:
                line.append('f %d %s' % (s.st_size, digest(path)))
            elif kind == stat.S_IFLNK:
                line.append('l ' + encode(os.readlink(path)))
            else:
                letter = {stat.S_IFCHR: 'c', stat.S_IFBLK: 'b', stat.S_IFIFO: 'p', stat.S_IFSOCK: 's'}[kind]
                line.append('%s %d,%d' % (letter, os.major(s.st_rdev), os.minor(s.st_rdev)))
            for name in sorted(os.listxattr(path, follow_symlinks=False), key=os.fsencode):
                line.append('%s=%s' % (encode(os.fsencode(name)), os.getxattr(path, name, follow_symlinks=False).hex()))
            lines.append(' '.join(line))
        sys.stdout.write('\n'.join(lines))
        """;

    public static List<string> Of(string folder)
    {
        var result = Tool.Try(new ProcessStartInfo(Tool.Find("python3"), ["-", folder]), Script);
        Assert.True(result.ExitCode == 0, result.ToString());
        var lines = result.Output.Split('\n').ToList();
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
