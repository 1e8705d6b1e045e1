using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Devices.Simulated;

/// <summary>
/// A card that does not exist: bytes in memory, what of them is not durable yet, and what is wrong with it. It outlives the devices by which
/// it is written, as a card does that is pulled and put in again. For one thread at a time.
/// </summary>
/// <param name="length">How large it says it is, in bytes; a multiple of 512.</param>
/// <param name="random">Decides what a power cut leaves.</param>
public sealed class SimulatedMedium(long length, Random random)
{
    private const int PageSize = 4096;
    private const int SectorSize = 512;
    private const byte ConstantByte = 0x5A;

    private readonly Dictionary<long, byte[]> _pages = [];
    private readonly Dictionary<long, byte[]?> _before = [];
    private readonly Dictionary<MediumFault, int> _faults = [];

    /// <summary>How large it says it is, in bytes.</summary>
    public long Length { get; } = length;

    /// <summary>How large it is, in bytes.</summary>
    public long RealLength { get; init; } = length;

    /// <summary>What it does when that is less than it says.</summary>
    public FakeCapacity Fake { get; init; }

    /// <summary>Whether it keeps what is written behind the first block. What is only tried need not fill memory.</summary>
    public bool KeepsAll { get; init; } = true;

    /// <summary>How many bytes were ever written.</summary>
    public long Written { get; private set; }

    /// <summary>Makes something wrong.</summary>
    public void Add(MediumFault fault) => _faults.Add(fault, fault.Times);

    /// <summary>What is durable, or in a cache that still has power.</summary>
    /// <exception cref="DeviceException">It cannot be read.</exception>
    public void Read(long offset, Span<byte> destination)
    {
        var range = new ByteRange(offset, destination.Length);
        if (Takes(MediumFaultKind.ReadError, range) is { } bad)
        {
            throw new DeviceException(DeviceFault.Medium, bad, $"bytes {bad.Offset} to {bad.End} cannot be read.");
        }

        Peek(offset, destination);
    }

    /// <summary>What is there, whether it can be read or not.</summary>
    public void Peek(long offset, Span<byte> destination)
    {
        for (var at = 0; at < destination.Length;)
        {
            var (page, within, count) = Place(offset + at, destination.Length - at);
            var part = destination.Slice(at, count);
            if (page is null)
            {
                part.Fill(Fake == FakeCapacity.Constant ? ConstantByte : (byte)0);
            }
            else if (_pages.TryGetValue(page.Value, out var bytes))
            {
                bytes.AsSpan(within, count).CopyTo(part);
            }
            else
            {
                part.Clear();
            }

            at += count;
        }
    }

    /// <summary>Writes into the cache.</summary>
    /// <exception cref="DeviceException">It cannot be written.</exception>
    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        var range = new ByteRange(offset, source.Length);
        Written += source.Length;
        if (Takes(MediumFaultKind.WriteError, range) is { } bad)
        {
            throw new DeviceException(DeviceFault.Medium, bad, $"bytes {bad.Offset} to {bad.End} cannot be written.");
        }

        if (Takes(MediumFaultKind.Drop, range) is { } dropped)
        {
            // The sectors before and behind still arrive.
            Put(offset, source[..(int)(dropped.Offset - offset)]);
            Put(dropped.End, source[(int)(dropped.End - offset)..]);
            return;
        }

        Put(offset, source);
        if (Takes(MediumFaultKind.Flip, range) is { } flipped)
        {
            Flip(flipped.Offset);
        }
    }

    /// <summary>Changes a bit, behind every cache.</summary>
    public void Flip(long offset)
    {
        if (Place(offset, 1) is { Page: { } page, Within: var within })
        {
            PageAt(page)[within] ^= 0x10;
        }
    }

    /// <summary>Makes all that was written durable.</summary>
    public void Flush() => _before.Clear();

    /// <summary>The power goes: of what is not durable some sectors are there and some are not.</summary>
    public void LosePower()
    {
        foreach (var (page, before) in _before)
        {
            for (var sector = 0; sector < PageSize; sector += SectorSize)
            {
                if (random.Next(2) == 0)
                {
                    var old = before is null ? new byte[SectorSize] : before.AsSpan(sector, SectorSize);
                    old.CopyTo(_pages[page].AsSpan(sector));
                }
            }
        }

        _before.Clear();
    }

    private void Put(long offset, ReadOnlySpan<byte> source)
    {
        while (!source.IsEmpty)
        {
            var (page, within, count) = Place(offset, source.Length);
            if (page is { } number && (KeepsAll || number == 0))
            {
                source[..count].CopyTo(PageAt(number).AsSpan(within));
            }

            offset += count;
            source = source[count..];
        }
    }

    /// <summary>A page that is about to be changed; what it was is remembered until the next flush.</summary>
    private byte[] PageAt(long number)
    {
        var isThere = _pages.TryGetValue(number, out var page);
        if (!_before.ContainsKey(number))
        {
            _before.Add(number, isThere ? (byte[])page!.Clone() : null);
        }

        return isThere ? page! : _pages[number] = new byte[PageSize];
    }

    /// <summary>In which page an offset really lies, where in it, and how much of what follows lies there too. No page where nothing is.</summary>
    private (long? Page, int Within, int Count) Place(long offset, int most)
    {
        var within = (int)(offset % PageSize);
        var count = Math.Min(most, PageSize - within);
        if (offset < RealLength)
        {
            return (offset / PageSize, within, count);
        }

        return Fake == FakeCapacity.Wrap ? (offset % RealLength / PageSize, within, count) : (null, within, count);
    }

    /// <summary>Where a range meets a fault, which has then happened once more.</summary>
    private ByteRange? Takes(MediumFaultKind kind, ByteRange range)
    {
        foreach (var (fault, left) in _faults)
        {
            if (fault.Kind == kind && left > 0 && fault.Range.Intersect(range) is { Length: > 0 } part)
            {
                _faults[fault] = left == int.MaxValue ? left : left - 1;
                return part;
            }
        }

        return null;
    }
}
