using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>
/// Which inode each node of a tree gets. The things in a folder are numbered one behind the other by the bytes of their names; folder
/// follows folder depth first. So what a program reads together lies together, and the same tree is always numbered alike.
/// </summary>
internal sealed class InodePlan
{
    private readonly List<PlannedInode> _inodes = [];
    private readonly Dictionary<Node, uint> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<uint> _withAttributeBlock = [];
    private readonly TreeProblems _problems = new();
    private readonly DirectoryNode _root;
    private readonly Node _lostAndFound;
    private uint _next = VolumeConstants.LostAndFoundInode + 1;

    private InodePlan(DirectoryNode root, Timestamp created)
    {
        _root = WithLostAndFound(root, created, out _lostAndFound);
        Place(VolumeConstants.RootInode, root, VolumeConstants.RootInode);
        if (_lostAndFound is not DirectoryNode)
        {
            _problems.Add([VolumeConstants.LostAndFound], "must be a folder, the file system keeps what it rescues there");
        }
    }

    /// <summary>The highest number given.</summary>
    public uint Last => _next - 1;

    /// <summary>The nodes of the tree, by their inodes.</summary>
    public IEnumerable<Node> Nodes => _inodes.Select(inode => inode.Node).OfType<Node>();

    /// <summary>Whether a folder has more links than can be counted.</summary>
    public bool HasUncountedLinks { get; private set; }

    /// <exception cref="Ext4TreeException">The tree holds something that ext4 cannot.</exception>
    public static InodePlan Of(DirectoryNode root, Timestamp created)
    {
        var plan = new InodePlan(root, created);
        plan.NumberAll();
        plan._problems.ThrowIfAny();
        return plan;
    }

    /// <summary>The node of an inode; null for one that the file system keeps for itself.</summary>
    public Node? Node(uint number) => _inodes[(int)number].Node;

    public uint Parent(uint number) => _inodes[(int)number].Parent;

    public int Links(uint number) => _inodes[(int)number].Links;

    public uint Number(Node node) => _numbers[node];

    /// <summary>Whether the extended attributes of an inode are more than it holds.</summary>
    public bool HasAttributeBlock(uint number) => _withAttributeBlock.Contains(number);

    /// <summary>What a folder holds, <c>lost+found</c> included.</summary>
    public IReadOnlyDictionary<FileName, Node> Entries(uint folder) =>
        folder == VolumeConstants.RootInode ? _root.Entries : ((DirectoryNode)_inodes[(int)folder].Node!).Entries;

    /// <summary>The names from the topmost folder to another.</summary>
    public IEnumerable<FileName> Way(uint folder)
    {
        var way = new List<FileName>();
        for (var child = folder; child != VolumeConstants.RootInode; child = Parent(child))
        {
            var node = Node(child);
            way.Add(Entries(Parent(child)).First(entry => entry.Value == node).Key);
        }

        way.Reverse();
        return way;
    }

    private static DirectoryNode WithLostAndFound(DirectoryNode root, Timestamp created, out Node lostAndFound)
    {
        if (root.Find(VolumeConstants.LostAndFound) is { } existing)
        {
            lostAndFound = existing;
            return root;
        }

        // A copy: the caller's tree is not ours to change.
        var copy = new DirectoryNode { Attributes = root.Attributes };
        foreach (var (name, node) in root.Entries)
        {
            copy.Set(name, node);
        }

        lostAndFound = new DirectoryNode { Attributes = NodeAttributes.Of(0x1C0, created) };
        copy.Set(VolumeConstants.LostAndFound, lostAndFound);
        return copy;
    }

    private void NumberAll()
    {
        var pending = new Stack<uint>([VolumeConstants.RootInode]);
        var below = new List<uint>();
        while (pending.TryPop(out var folder))
        {
            below.Clear();
            foreach (var (name, node) in Entries(folder))
            {
                Number(folder, name, node, below);
            }

            SetLinks(folder, 2 + below.Count);
            for (var i = below.Count - 1; i >= 0; i--)
            {
                pending.Push(below[i]);
            }
        }
    }

    private void Number(uint folder, FileName name, Node node, List<uint> below)
    {
        if (name.Bytes.Length is 0 or > NodeRules.LongestName)
        {
            _problems.Add(Way(folder, name), $"a name has 1 to {NodeRules.LongestName} bytes, this has {name.Bytes.Length}");
        }

        if (_numbers.TryGetValue(node, out var known))
        {
            AddName(known, folder, name, node);
            return;
        }

        var number = node == _lostAndFound ? VolumeConstants.LostAndFoundInode : _next++;
        Place(number, node, folder);
        foreach (var problem in NodeRules.Problems(node))
        {
            _problems.Add(Way(folder, name), problem);
        }

        if (NodeRules.NeedsAttributeBlock(node))
        {
            _withAttributeBlock.Add(number);
        }

        if (node is DirectoryNode)
        {
            below.Add(number);
        }
    }

    private void AddName(uint number, uint folder, FileName name, Node node)
    {
        if (node is DirectoryNode)
        {
            _problems.Add(Way(folder, name), "a folder can have one name only, this has another already");
            return;
        }

        SetLinks(number, Links(number) + 1);
        if (Links(number) == NodeRules.MostLinks + 1)
        {
            _problems.Add(Way(folder, name), $"a file can have {NodeRules.MostLinks} names, this is one too many");
        }
    }

    private void Place(uint number, Node node, uint parent)
    {
        while (_inodes.Count <= number)
        {
            _inodes.Add(default);
        }

        _inodes[(int)number] = new PlannedInode { Node = node, Parent = parent, Links = 1 };
        _numbers.Add(node, number);
    }

    private void SetLinks(uint number, int links)
    {
        var inode = _inodes[(int)number];
        _inodes[(int)number] = inode with { Links = links };
        HasUncountedLinks |= inode.Node is DirectoryNode && links > NodeRules.MostLinks;
    }

    private IEnumerable<FileName> Way(uint folder, FileName name) => Way(folder).Append(name);
}
