using Cardshop.Primitives.Sizes;

namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>The settings of a hotspot go to <c>offspot.yaml</c> on partition 1; the device rewrites it.</summary>
internal sealed class BootHasRoom : BaseRule
{
    /// <summary>The largest settings seen had 40 KiB; the device writes them anew before it drops the old ones.</summary>
    private const long Least = ByteSize.MiB;

    public override string Name => "boot-room";

    public override string Demand => "Partition 1 has 1 MiB free for offspot.yaml.";

    public override string Remedy => "Make partition 1 larger, or remove what is not needed from it.";

    public override DiskParts Needs => DiskParts.Boot;

    public override IEnumerable<string> Problems(BaseParts parts) =>
        parts.Boot.Value!.FreeBytes is var free && free < Least ? [$"Partition 1 has {free} bytes free."] : [];
}
