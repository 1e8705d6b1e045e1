using Cardshop.Cards.Devices;

namespace Cardshop.Cards.Discovery;

/// <summary>Reads what sysfs says of a disk.</summary>
/// <param name="kernel">The files of the kernel.</param>
/// <param name="uses">Knows what disks are used for.</param>
internal sealed class DiskReader(KernelFiles kernel, UseReader uses)
{
    /// <summary>What sizes in sysfs are counted in, whatever the disk's own sectors are.</summary>
    private const int SizeUnit = 512;

    private const string CompactDisc = "5";

    /// <summary>Reads a disk; null when it is gone, or is not one (partitions and CD drives are not).</summary>
    /// <param name="folder">Its folder in sysfs, links followed.</param>
    public FoundDisk? Read(string folder)
    {
        if (!DeviceNumber.TryParse(KernelFiles.Text(folder, "dev"), out var number)
            || KernelFiles.Number(folder, "hidden") == 1
            || KernelFiles.Number(folder, "partition") is not null
            || string.Equals(KernelFiles.Text(folder, "device/type"), CompactDisc, StringComparison.Ordinal))
        {
            return null;
        }

        var place = ReaderPlace.Of(folder);
        var identity = IdentityReader.Read(folder, place);
        var partitions = PartitionsOf(folder);
        return new FoundDisk
        {
            Name = NameOf(folder),
            Path = PathOf(folder),
            Number = number,
            Length = (KernelFiles.Number(folder, "size") ?? 0) * SizeUnit,
            SectorSize = (int)(KernelFiles.Number(folder, "queue/logical_block_size") ?? SizeUnit),
            IsRemovable = identity.Kind != DeviceKind.Loop && (identity.Kind == DeviceKind.SdCard || KernelFiles.Number(folder, "removable") == 1),
            IsReadOnly = KernelFiles.Number(folder, "ro") == 1,
            IsVirtual = folder.Contains("/devices/virtual/", StringComparison.Ordinal),
            ReadsZerosAfterDiscard = ReadsZeros(folder, identity.Kind),
            Identity = identity,
            Unit = place?.Unit,
            Sequence = KernelFiles.Number(folder, "diskseq"),
            Partitions = [.. partitions.Select(partition => partition.Found).OrderBy(partition => partition.Number)],
            Uses = [.. partitions.Select(partition => partition.Folder).Prepend(folder).SelectMany(uses.Of)],
        };
    }

    /// <summary>The names of some drivers have a slash, for which sysfs has an exclamation mark.</summary>
    internal static string NameOf(string folder) => Path.GetFileName(folder).Replace('!', '/');

    private string PathOf(string folder) => kernel.PathOf($"dev/{NameOf(folder)}");

    private List<(string Folder, FoundPartition Found)> PartitionsOf(string folder)
    {
        var found = new List<(string Folder, FoundPartition Found)>();
        foreach (var part in KernelFiles.Names(folder).Select(name => Path.Join(folder, name)))
        {
            if (KernelFiles.Number(part, "partition") is { } index && DeviceNumber.TryParse(KernelFiles.Text(part, "dev"), out var number))
            {
                var (start, size) = (KernelFiles.Number(part, "start") ?? 0, KernelFiles.Number(part, "size") ?? 0);
                found.Add((part, new FoundPartition((int)index, PathOf(part), number, start * SizeUnit, size * SizeUnit)));
            }
        }

        return found;
    }

    // The kernel no longer says so of any device. A loop device makes a hole in its file, which is zeros as far as the hole is made of whole blocks.
    private static bool ReadsZeros(string folder, DeviceKind kind) =>
        KernelFiles.Number(folder, "queue/discard_zeroes_data") == 1
            || (kind == DeviceKind.Loop
                && KernelFiles.Number(folder, "queue/discard_max_bytes") > 0
                && KernelFiles.Number(folder, "queue/discard_granularity") <= IBlockDevice.Alignment);
}
