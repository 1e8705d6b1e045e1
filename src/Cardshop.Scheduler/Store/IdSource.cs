using System.Buffers.Binary;
using System.Security.Cryptography;
using Cardshop.Contracts.Ids;

namespace Cardshop.Scheduler.Store;

/// <summary>Gives ids: 12 hexadecimal digits of the time in milliseconds, then 20 random ones.</summary>
/// <param name="clock">What time it is.</param>
/// <param name="fill">Where randomness comes from; null for the system.</param>
public sealed class IdSource(TimeProvider clock, Action<byte[]>? fill = null)
{
    /// <summary>An id that was never given before.</summary>
    public T Next<T>()
        where T : struct, ITextId<T> => T.Create(NextText());

    /// <summary>Like <see cref="Next"/>, for what has no type of its own.</summary>
    public string NextText()
    {
        var bytes = new byte[16];
        if (fill is null)
        {
            RandomNumberGenerator.Fill(bytes);
        }
        else
        {
            fill(bytes);
        }

        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, clock.GetUtcNow().ToUnixTimeMilliseconds());
        time[2..].CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
