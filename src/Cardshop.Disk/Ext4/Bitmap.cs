namespace Cardshop.Disk.Ext4;

/// <summary>Bits as ext4 counts them: from the lowest of the first byte on.</summary>
internal readonly ref struct Bitmap(Span<byte> bytes)
{
    private readonly Span<byte> _bytes = bytes;

    /// <summary>The first bit of a value at or behind <paramref name="from"/>; <paramref name="end"/> when there is none before it.</summary>
    public int Next(bool value, int from, int end)
    {
        var dull = value ? (byte)0 : byte.MaxValue;
        while (from < end)
        {
            if (from % 8 == 0 && _bytes[from / 8] == dull)
            {
                from += 8;
            }
            else if ((_bytes[from / 8] >> (from % 8) & 1) == 1 == value)
            {
                return from;
            }
            else
            {
                from++;
            }
        }

        return end;
    }

    /// <summary>Gives all bits from one to before another the same value.</summary>
    public void Fill(bool value, int from, int end)
    {
        while (from < end)
        {
            if (from % 8 == 0 && end - from >= 8)
            {
                var whole = (end - from) / 8;
                _bytes.Slice(from / 8, whole).Fill(value ? byte.MaxValue : (byte)0);
                from += whole * 8;
                continue;
            }

            var bit = (byte)(1 << (from % 8));
            _bytes[from / 8] = (byte)(value ? _bytes[from / 8] | bit : _bytes[from / 8] & ~bit);
            from++;
        }
    }
}
