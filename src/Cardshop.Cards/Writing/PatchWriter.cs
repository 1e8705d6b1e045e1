using Cardshop.Cards.Devices;
using Cardshop.Cards.Personalisation;
using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Writing;

/// <summary>Puts onto a card what it has of its own, when all else is on it. For one thread at a time.</summary>
internal sealed class PatchWriter(CardRun run)
{
    private readonly IReadOnlyList<ImagePatch> _patches = run.Options.Patches;

    /// <summary>Whether anything of it lies in a range.</summary>
    public bool Touches(ByteRange range) => _patches.Any(patch => patch.Range.Intersect(range).Length > 0);

    /// <summary>Whether anything of it is not on the card.</summary>
    public async Task<bool> DiffersAsync()
    {
        foreach (var patch in _patches)
        {
            if (!(await ReadAsync(patch)).Span.SequenceEqual(patch.Bytes.Span))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes all of it, and reads it back where the card is read back.</summary>
    /// <exception cref="CardException">The card does not keep it.</exception>
    /// <exception cref="DeviceException">The device does not do it.</exception>
    public async Task WriteAsync()
    {
        foreach (var patch in _patches)
        {
            var around = Around(patch);
            var memory = PinnedMemory.Allocate((int)around.Length);
            await run.Device.ReadAsync(around.Offset, memory);
            patch.Bytes.CopyTo(memory[(int)(patch.Offset - around.Offset)..]);
            await run.Device.WriteAsync(around.Offset, memory);
        }

        if (_patches.Count > 0)
        {
            await run.Device.FlushAsync();
        }

        if (run.Options.Verify && await DiffersAsync())
        {
            throw new CardException(CardOutcome.Failed, $"{run.Device.Name}: the card does not keep what is its own. Use another card.", _patches[0].Range);
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(ImagePatch patch)
    {
        var around = Around(patch);
        var memory = PinnedMemory.Allocate((int)around.Length);
        await run.Device.ReadAsync(around.Offset, memory);
        return memory.Slice((int)(patch.Offset - around.Offset), patch.Bytes.Length);
    }

    /// <summary>A patch with what lies around it, as devices accept it.</summary>
    private static ByteRange Around(ImagePatch patch)
    {
        var start = patch.Offset / IBlockDevice.Alignment * IBlockDevice.Alignment;
        var end = (patch.Range.End + IBlockDevice.Alignment - 1) / IBlockDevice.Alignment * IBlockDevice.Alignment;
        return new ByteRange(start, end - start);
    }
}
