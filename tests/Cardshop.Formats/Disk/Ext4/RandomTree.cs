using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;

namespace Cardshop.Formats.Disk.Ext4;

/// <summary>Trees with something of everything that ext4 can hold, by chance, the same for the same seed.</summary>
internal sealed class RandomTree
{
    private static readonly int[] Sizes = [0, 1, 59, 60, 4095, 4096, 4097, 8192, 12_345, 100_000, 300_001];
    private static readonly int[] TargetLengths = [1, 8, 58, 59, 60, 61, 200, 4095];
    private static readonly int[] NameLengths = [1, 2, 3, 5, 8, 12, 13, 30, 100, 255];

    private readonly Random _random;
    private readonly List<Node> _linkable = [];
    private int _left;

    private RandomTree(int seed, int nodes)
    {
        _random = new Random(seed);
        _left = nodes;
    }

    public static DirectoryNode Make(int seed, int nodes = 150) => new RandomTree(seed, nodes).Folder(depth: 0);

    private DirectoryNode Folder(int depth)
    {
        var folder = new DirectoryNode { Attributes = Attributes() };
        var count = depth == 0 ? _left : _random.Next(Math.Min(_left, 120) + 1);
        while (count-- > 0 && _left-- > 0)
        {
            var node = depth < 12 && _random.Next(6) == 0 ? Folder(depth + 1) : Leaf();
            folder.Set(Name(), node);
        }

        return folder;
    }

    private Node Leaf()
    {
        if (_linkable.Count > 0 && _random.Next(10) == 0)
        {
            return _linkable[_random.Next(_linkable.Count)];
        }

        Node node = _random.Next(8) switch
        {
            0 => new SymlinkNode { Attributes = Attributes() with { Mode = 0x1FF, Extended = [] }, Target = Bytes(Pick(TargetLengths), "/.abcé") },
            1 => Special(),
            _ => new FileNode { Attributes = Attributes(), Content = Content() },
        };
        _linkable.Add(node);
        return node;
    }

    private SpecialNode Special()
    {
        var kind = (SpecialKind)_random.Next(4);
        var isDevice = kind is SpecialKind.BlockDevice or SpecialKind.CharacterDevice;
        return new SpecialNode
        {
            Attributes = Attributes() with { Extended = [] },
            Kind = kind,
            Major = isDevice ? (uint)_random.Next(_random.Next(2) == 0 ? 256 : 4096) : 0,
            Minor = isDevice ? (uint)_random.Next(_random.Next(2) == 0 ? 256 : 1 << 20) : 0,
        };
    }

    private ByteSource Content()
    {
        var source = (ByteSource)new PatternSource((ulong)_random.NextInt64(), Pick(Sizes));
        return _random.Next(5) > 0 ? source : ConcatSource.Of(Enumerable.Range(0, _random.Next(1, 12)).SelectMany(_ => Piece()));
    }

    private IEnumerable<ByteSource> Piece() =>
        [new ZeroSource(_random.Next(40_000)), new PatternSource((ulong)_random.NextInt64(), _random.Next(6000)), new ZeroSource(_random.Next(3) * 5000)];

    private NodeAttributes Attributes() => new()
    {
        Mode = (ushort)_random.Next(0x1000),
        Uid = Id(),
        Gid = Id(),
        Modified = Time(),
        Accessed = Time(),
        Changed = Time(),
        Created = Time(),
        Extended = [.. Extended().DistinctBy(attribute => attribute.Name).OrderBy(attribute => attribute.Name, StringComparer.Ordinal)],
    };

    private IEnumerable<ExtendedAttribute> Extended()
    {
        for (var count = _random.Next(4) == 0 ? _random.Next(1, 6) : 0; count > 0; count--)
        {
            yield return _random.Next(6) switch
            {
                0 => new ExtendedAttribute("security.capability", Convert.FromHexString("0100000200200000000000000000000000000000")),
                1 => new ExtendedAttribute("trusted.overlay.opaque", "y"u8.ToArray()),
                2 => new ExtendedAttribute(
                    "system.posix_acl_access",
                    Convert.FromHexString("0200000001000600ffffffff02000400e803000004000400ffffffff10000400ffffffff20000400ffffffff")),
                3 => new ExtendedAttribute($"user.größe{_random.Next(3)}", Random(_random.Next(40))),
                4 => new ExtendedAttribute($"user.{new string('n', _random.Next(1, 200))}", Random(_random.Next(200))),
                _ => new ExtendedAttribute($"user.large{_random.Next(2)}", Random(_random.Next(1000))),
            };
        }
    }

    private uint Id() => _random.Next(3) switch
    {
        0 => 0,
        1 => (uint)_random.Next(70_000),
        _ => (uint)_random.NextInt64(uint.MaxValue),
    };

    // From 1906 to 2309.
    private Timestamp Time() => _random.Next(4) switch
    {
        0 => new Timestamp(_random.Next(2_000_000_000)),
        1 => new Timestamp(-_random.Next(2_000_000_000), (uint)_random.Next(1_000_000_000)),
        2 => new Timestamp(_random.NextInt64(10_700_000_000), (uint)_random.Next(1_000_000_000)),
        _ => new Timestamp(_random.Next(2_000_000_000), (uint)_random.Next(1_000_000_000)),
    };

    private FileName Name() => new(Bytes(Pick(NameLengths), "abcdefghijklmnopqrstuvwxyz. é\u0001\n"));

    private byte[] Bytes(int length, string letters)
    {
        while (true)
        {
            var bytes = new byte[length];
            for (var i = 0; i < length; i++)
            {
                var letter = letters[_random.Next(letters.Length)];
                bytes[i] = letter == 'é' ? (byte)_random.Next(128, 256) : (byte)letter;
            }

            if (!bytes.AsSpan().SequenceEqual("."u8) && !bytes.AsSpan().SequenceEqual(".."u8))
            {
                return bytes;
            }
        }
    }

    private byte[] Random(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    private int Pick(int[] from) => from[_random.Next(from.Length)];
}
