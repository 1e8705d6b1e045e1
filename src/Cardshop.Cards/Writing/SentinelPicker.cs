using Cardshop.Cards.Images;

namespace Cardshop.Cards.Writing;

/// <summary>Chooses the sentinel of a window while its bytes go by: somewhere in it, so that those of a card do not all lie at the same place of their windows.</summary>
internal sealed class SentinelPicker
{
    private readonly long _from;
    private readonly long _end;
    private bool _isThere;

    /// <param name="window">Of which window.</param>
    /// <param name="imageLength">Blocks that reach behind the end of the image are not chosen.</param>
    public SentinelPicker(ImageWindow window, long imageLength)
    {
        var blocks = Math.Max(1, window.Mapped.Length / Sentinel.Size);
        _from = window.Mapped.Offset + (window.Index * 2654435761L % blocks * Sentinel.Size);
        _end = imageLength;
    }

    public Sentinel Picked { get; private set; } = Sentinel.None;

    /// <summary>Takes in some of the bytes of the window; they come in order.</summary>
    /// <param name="offset">Where they lie on the disk, a multiple of a block.</param>
    /// <param name="bytes">Of which an incomplete block at the end is not looked at.</param>
    public void See(long offset, ReadOnlySpan<byte> bytes)
    {
        while (!_isThere && bytes.Length >= Sentinel.Size && offset + Sentinel.Size <= _end)
        {
            var block = bytes[..Sentinel.Size];
            _isThere = offset >= _from && offset > 0 && block.ContainsAnyExcept((byte)0);
            if (_isThere || (Picked == Sentinel.None && offset > 0 && block.ContainsAnyExcept((byte)0)))
            {
                Picked = new Sentinel(offset, Sentinel.DigestOf(block));
            }

            offset += Sentinel.Size;
            bytes = bytes[Sentinel.Size..];
        }
    }
}
