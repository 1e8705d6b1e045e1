using Cardshop.Disk.Fat;
using Cardshop.Primitives.Extents;

namespace Cardshop.Formats.Disk.Fat;

/// <summary>
/// A good volume of which only the bytes that matter are fuzzed: the fields of the boot sector, the first entries of the FATs, the
/// directories, FSInfo. Anything else would be damaged without effect.
/// </summary>
internal sealed class FatSample
{
    private const int OneFatOnly = 0x80;

    private readonly ByteSource _volume;
    private readonly List<ByteRange> _ranges;
    private readonly ByteRange _otherFat;

    public FatSample(ByteSource volume)
    {
        _volume = volume;
        var geometry = FatFileSystem.Open(volume).Geometry;
        var directories = ((string[])["/", "overlays", "overlays/deep"]).Select(path => DirectoryOf(volume, path));
        var fat = new ByteRange(geometry.FatOffset, 64);
        _otherFat = fat with { Offset = geometry.FatOffset + geometry.FatLength };
        _ranges = [new ByteRange(0, 96), fat, .. directories];
        if (geometry.InfoOffset is { } info)
        {
            _ranges.Add(new ByteRange(info + 480, 32));
        }
    }

    /// <summary>The bytes that matter, behind the number of the sample.</summary>
    public byte[] Gather(byte number) => [number, .. _ranges.SelectMany(range => _volume.ReadBytes(range.Offset, (int)range.Length))];

    /// <summary>The volume with these bytes in place of its own, in both FATs unless the first byte says otherwise.</summary>
    public OverlaySource Scatter(byte[] input)
    {
        var volume = new OverlaySource(_volume);
        var rest = input.AsSpan(Math.Min(1, input.Length));
        for (var i = 0; i < _ranges.Count; i++)
        {
            var bytes = rest[..(int)Math.Min(rest.Length, _ranges[i].Length)];
            volume.Write(_ranges[i].Offset, bytes);
            if (i == 1 && !bytes.IsEmpty && (input[0] & OneFatOnly) == 0)
            {
                volume.Write(_otherFat.Offset, bytes);
            }

            rest = rest[bytes.Length..];
        }

        return volume;
    }

    private static ByteRange DirectoryOf(ByteSource volume, string path)
    {
        var fileSystem = FatFileSystem.Open(volume);
        var place = fileSystem.ReadDirectory(fileSystem.Find(path)!).Place.Ranges[0];
        return place with { Length = Math.Min(place.Length, 512) };
    }
}
