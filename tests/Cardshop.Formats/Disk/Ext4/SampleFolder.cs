using Cardshop.TestKit;

namespace Cardshop.Formats.Disk.Ext4;

/// <summary>Fills a folder of this machine with one of each thing that a file system can hold, by the system's own tools.</summary>
internal static class SampleFolder
{
    private const string Script =
        """
        set -e
        umask 022
        cd "$1"
        printf 'hello, world\n' > hello
        : > empty
        head -c 5000 /dev/zero | tr '\0' 'x' > five-thousand
        python3 - <<'END'
        import random
        random.seed(7)
        open('random.bin', 'wb').write(random.randbytes(700001))
        with open('sparse.bin', 'wb') as f:
            for at in (0, 300000, 301000, 2500000):
                f.seek(at)
                f.write(random.randbytes(1500))
            f.truncate(4000000)
        END
        mkdir -p deep/er/and/deeper many
        printf 'down here' > deep/er/and/deeper/file
        for i in $(seq 400); do : > "many/a name long enough to need many blocks for all of these $i"; done
        ln -s hello short-link
        ln -s "$(printf 'far/%.0s' $(seq 200))end" long-link
        ln -s ../hello deep/up-link
        ln -s deep/er dir-link
        ln -s loop-b loop-a
        ln -s loop-a loop-b
        ln hello deep/hard-link
        mkfifo fifo
        python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("socket")'
        setfattr -n user.comment -v 'a short one' hello
        setfattr -n user.large -v "$(head -c 600 /dev/zero | tr '\0' 'y')" five-thousand
        setfattr -n user.empty empty
        touch -d '2001-02-03 04:05:06.123456789' hello
        touch -d '1965-01-01 00:00:00' empty
        touch -d '2100-01-01 00:00:00' five-thousand
        chmod 4755 random.bin
        chmod 1777 many
        if [ "$(id -u)" = 0 ]; then
          mknod null c 1 3
          mknod wide b 259 70000
          chown 70000:1234567 random.bin
          setfattr -n security.capability -v 0x0100000200200000000000000000000000000000 random.bin
          setfattr -n trusted.overlay.opaque -v y deep
          setfattr -n system.posix_acl_access -v 0x0200000001000600ffffffff02000400e803000004000400ffffffff10000400ffffffff20000400ffffffff hello
          setfattr -n system.posix_acl_default -v 0x0200000001000700ffffffff04000500ffffffff20000500ffffffff deep
        fi
        """;

    public static void Fill(string folder) => Tool.Run("bash", "-c", Script, "fill", folder);
}
