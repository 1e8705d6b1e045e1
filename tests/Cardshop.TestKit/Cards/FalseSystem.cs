namespace Cardshop.TestKit.Cards;

/// <summary>A tree with <c>/sys</c>, <c>/proc</c> and <c>/dev</c> of a machine that was made up, laid out as the kernel does it.</summary>
public sealed class FalseSystem : IDisposable
{
    private const string Host = "sys/devices/pci0000:00/0000:00:14.0";

    private readonly TempFolder _folder = new();
    private readonly List<string> _mounts = ["22 1 0:21 / /proc rw - proc proc rw"];
    private readonly List<string> _swaps = [];

    public FalseSystem()
    {
        Directory.CreateDirectory(_folder["sys/block"]);
        Directory.CreateDirectory(_folder["sys/dev/block"]);
        Directory.CreateDirectory(_folder["dev"]);
        WriteLists();
    }

    /// <summary>What stands for <c>/</c>.</summary>
    public string Root => _folder.Path;

    /// <summary>A slot of a reader behind USB.</summary>
    /// <param name="name">What the kernel calls it.</param>
    /// <param name="number">By what it knows it.</param>
    /// <param name="port">Where the reader is plugged in: <c>1-1.4.2</c>.</param>
    /// <param name="unit">Which slot of the reader.</param>
    /// <param name="length">Size of the medium; 0 for none.</param>
    /// <param name="host">The number that the kernel gives the reader each time it is plugged in.</param>
    public string AddUsb(string name, string number, string port, int unit, long length, int host = 6)
    {
        var device = $"{UsbFolder(port)}/{port}:1.0/host{host}/target{host}:0:0/{host}:0:0:{unit}";
        Write(UsbFolder(port), ("serial", "0123456789AB"), ("manufacturer", "Kingston"), ("product", "MobileLite G4"));
        Write(device, ("vendor", "Kingston"), ("model", unit == 0 ? "MobileLiteG4SD  " : "MobileLiteG4MSD "), ("type", "0"));
        return AddDisk($"{device}/block/{name}", number, length, removable: true, device);
    }

    /// <summary>A card in an SD host controller, or with another type the chip that is soldered in.</summary>
    public string AddMmc(string name, string number, string host, long length, string type = "SD")
    {
        var device = $"sys/devices/platform/fe340000.mmc/mmc_host/{host}/{host}:aaaa";
        Write(device, ("type", type), ("name", "SC64G"), ("cid", "035344534336344780a1b2c3d4015a00"), ("serial", "0xa1b2c3d4"));
        return AddDisk($"{device}/block/{name}", number, length, removable: false, device);
    }

    /// <summary>A disk that is built in.</summary>
    public string AddSata(string name, string number, long length)
    {
        var device = "sys/devices/pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0";
        Write(device, ("vendor", "ATA     "), ("model", "Samsung SSD 870 "), ("type", "0"));
        return AddDisk($"{device}/block/{name}", number, length, removable: false, device);
    }

    /// <summary>A device that the kernel has made of others.</summary>
    public string AddVirtual(string name, string number, long length, string? mapped = null)
    {
        var folder = AddDisk($"sys/devices/virtual/block/{name}", number, length, removable: false, device: null);
        if (mapped is not null)
        {
            Write($"{folder}/dm", ("name", mapped));
        }

        return folder;
    }

    /// <summary>Any disk.</summary>
    /// <param name="folder">Its folder below the root.</param>
    /// <param name="number">By what the kernel knows it.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="removable">What its flag says.</param>
    /// <param name="device">The folder of what it is attached to.</param>
    public string AddDisk(string folder, string number, long length, bool removable, string? device)
    {
        var name = Path.GetFileName(folder);
        Write(folder, ("dev", number), ("size", $"{length / 512}"), ("removable", removable ? "1" : "0"), ("ro", "0"), ("hidden", "0"), ("diskseq", "7"));
        Write($"{folder}/queue", ("logical_block_size", "512"));
        if (device is not null)
        {
            Directory.CreateSymbolicLink(_folder[$"{folder}/device"], _folder[device]);
        }

        Directory.CreateSymbolicLink(_folder[$"sys/block/{name}"], _folder[folder]);
        Directory.CreateSymbolicLink(_folder[$"sys/dev/block/{number}"], _folder[folder]);
        SetMedium(name, length);
        return folder;
    }

    /// <summary>Puts in a medium, or with length 0 takes it out.</summary>
    /// <param name="name">The slot.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="sequence">The number of the medium.</param>
    /// <param name="fill">Puts something on it, at a path, before it can be seen.</param>
    public void SetMedium(string name, long length, int sequence = 8, Action<string>? fill = null)
    {
        using (var node = File.Create(NodeOf(name)))
        {
            node.SetLength(length);
        }

        fill?.Invoke(NodeOf(name));
        Write(FolderOf(name), ("size", $"{length / 512}"), ("diskseq", $"{sequence}"));
    }

    /// <summary>The file that stands for the medium.</summary>
    public string NodeOf(string name) => _folder[$"dev/{name}"];

    public string AddPartition(string disk, string name, int index, string number, long start, long length)
    {
        var folder = $"{FolderOf(disk)}/{name}";
        Write(folder, ("dev", number), ("partition", $"{index}"), ("start", $"{start / 512}"), ("size", $"{length / 512}"));
        return folder;
    }

    /// <summary>Lets one device be part of another.</summary>
    public void Hold(string folder, string holder)
    {
        Directory.CreateDirectory(_folder[$"{folder}/holders"]);
        Directory.CreateSymbolicLink(_folder[$"{folder}/holders/{holder}"], _folder[FolderOf(holder)]);
    }

    public void Mount(string number, string point, string source)
    {
        _mounts.Add($"{30 + _mounts.Count} 1 {number} / {point} rw,relatime shared:1 - ext4 {source} rw");
        WriteLists();
    }

    public void SwapTo(string path)
    {
        _swaps.Add($"{path}                               partition\t8388604\t\t0\t\t-2");
        WriteLists();
    }

    public void Write(string folder, params IEnumerable<(string Name, string Text)> files)
    {
        foreach (var (name, text) in files)
        {
            _folder.Write($"{folder}/{name}", text + "\n");
        }
    }

    /// <summary>Takes a reader out.</summary>
    public void Remove(string name)
    {
        var number = File.ReadAllText(_folder[$"{FolderOf(name)}/dev"]).Trim();
        Directory.Delete(_folder[FolderOf(name)], recursive: true);
        File.Delete(_folder[$"sys/block/{name}"]);
        File.Delete(_folder[$"sys/dev/block/{number}"]);
        File.Delete(NodeOf(name));
    }

    public void Dispose() => _folder.Dispose();

    private static string UsbFolder(string port)
    {
        // 1-1.4.2 lies in 1-1.4, which lies in 1-1.
        var dots = port.Index().Where(letter => letter.Item == '.').Select(letter => port[..letter.Index]).Append(port);
        return $"{Host}/usb{port[0]}/{string.Join('/', dots)}";
    }

    private string FolderOf(string name) => Path.GetRelativePath(Root, new DirectoryInfo(_folder[$"sys/block/{name}"]).LinkTarget!);

    private void WriteLists()
    {
        _folder.Write("proc/self/mountinfo", string.Concat(_mounts.Select(mount => mount + "\n")));
        _folder.Write("proc/swaps", "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n" + string.Concat(_swaps.Select(swap => swap + "\n")));
    }
}
