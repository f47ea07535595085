# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# A deploy as Dokku's docker-local scheduler does it: a new container beside the old one, the app's files, names
# changed hands, the old container retired.

app_deploy() {
  [[ $# -ge 2 ]] || fail "app-deploy DIR APP TYPE [OPTION]..."
  app=$1 process_type=$2
  [[ -d $dir/root/$app ]] || fail "app-deploy: no such app: $app"
  shift 2
  read_deploy_options "$@"
  write_scale
  local number
  for ((number = first; number <= last; number++)); do deploy_one "$number"; done
  [[ -n $only_index ]] || drop_above "$last"
  [[ $files == none || $upcoming == true ]] || set_property common "$app" deployed true
}

read_deploy_options() {
  first=1 last=1 only_index="" restart="" network="" files=container attach=true upcoming=false keep_old=false
  deployed_image=$image
  environment=() command=() container_port=$(port_of "$app")
  while (($# > 0)); do
    case $1 in
      --listeners) files=all && shift ;;
      --no-files) files=none && shift ;;
      --no-attach) attach=false && shift ;;
      --upcoming) upcoming=true && shift ;;
      --keep-old) keep_old=true && shift ;;
      --) command=("${@:2}") && break ;;
      *) wants_value "$@" && read_deploy_value "$1" "$2" && shift 2 ;;
    esac
  done
  finish_deploy_options
}

read_deploy_value() {
  case $1 in
    --count) last=$2 ;;
    --index) only_index=$2 first=$2 last=$2 ;;
    --restart) restart=$2 ;;
    --network) network=$2 ;;
    --port) container_port=$2 ;;
    --image) deployed_image=$2 ;;
    --env) environment+=("--env=$2") ;;
    *) fail "app-deploy: no such option: $1" ;;
  esac
}

finish_deploy_options() {
  [[ -n $restart ]] || restart=$(get_property ps "$app" restart-policy)
  [[ -n $restart ]] || restart=on-failure:10
  [[ -n $network ]] || network=$(get_property network "$app" initial-network)
  if ((${#command[@]} == 0)); then
    command=(serve worker)
    [[ $process_type != web ]] || command=(serve web)
  fi
  [[ $process_type == web ]] || container_port=""
}

# --index says which container is replaced, not how many there are to be.
write_scale() {
  local scale="$dir/lib/config/ps/$app/scale" others
  [[ -z $only_index ]] || return 0
  others=$(sed "/^$process_type=/d" "$scale" 2>/dev/null || true)
  { [[ -z $others ]] || printf '%s\n' "$others"; printf '%s=%s\n' "$process_type" "$last"; } | set_list ps "$app" scale
}

deploy_one() {
  local slot=$process_type.$1 id
  id=$(create_container "$slot")
  attach_networks "$id" attach-post-create
  docker start "$id" >/dev/null
  printf '%s\n' "$id"
  [[ $upcoming == false ]] || return 0
  make_current "$slot" "$id"
}

create_container() {
  docker create --label "com.dokku.process-type=$process_type" --label "com.dokku.dyno=$1" "--env=DYNO=$1" \
    --name "$app.$1.upcoming-$RANDOM" --init --label "com.dokku.app-name=$app" \
    --label com.dokku.container-type=deploy --label dokku= ${network:+"--network=$network"} "--restart=$restart" \
    "--env=PORT=$container_port" "--env=DOKKU_APP_NAME=$app" "${environment[@]}" "$deployed_image" "${command[@]}"
}

# attach_networks ID PROPERTY: with the two aliases by which the app's other containers find this one.
attach_networks() {
  [[ $attach == true ]] || return 0
  local wanted tld alias name
  wanted=$(get_property network "$app" "$2")
  tld=$(get_property network "$app" tld)
  alias=$app.$process_type${tld:+.$tld}
  for name in ${wanted//,/ }; do
    docker network connect --alias "$alias" --alias "${1:0:12}.$alias" "$name" "$1"
  done
}

# make_current SLOT ID: from here on the slot is that container's.
make_current() {
  local old
  old=$(cat "$dir/root/$app/CONTAINER.$1" 2>/dev/null || true)
  write_slot_files "$1" "$2"
  attach_networks "$2" attach-post-deploy
  if [[ $files == none ]]; then old=$(docker ps --all --quiet --no-trunc --filter "name=^/$app.$1\$"); fi
  if [[ -n $old && $old != "$2" ]]; then docker rename "$old" "$app.$1.$EPOCHSECONDS"; fi
  docker rename "$2" "$app.$1"
  if [[ -n $old && $old != "$2" ]]; then retire "$old"; fi
}

write_slot_files() {
  local address
  [[ $files != none ]] || return 0
  printf '%s\n' "$2" | write_file "$dir/root/$app/CONTAINER.$1" 0644
  [[ $files == all ]] || return 0
  address=$(address_of "$2")
  printf '%s' "$address" | write_file "$dir/root/$app/IP.$1" 0644
  [[ -z $container_port ]] || printf '%s' "$container_port" | write_file "$dir/root/$app/PORT.$1" 0644
}

# The old container may go on until it is told to stop; its restart policy is taken away before.
retire() {
  [[ $keep_old == false ]] || return 0
  docker update --restart=no "$1" >/dev/null
  docker stop --time 2 "$1" >/dev/null
  docker rm --force "$1" >/dev/null
}

drop_above() {
  local file number id
  for file in "$dir/root/$app/CONTAINER.$process_type".*; do
    number=${file##*.}
    [[ -f $file && $number =~ ^[0-9]+$ && $number -gt $1 ]] || continue
    id=$(cat "$file")
    rm -f "$dir/root/$app/"{CONTAINER,IP,PORT}".$process_type.$number"
    docker rename "$id" "$app.$process_type.$number.$EPOCHSECONDS"
    retire "$id"
  done
}

app_promote() {
  [[ $# -ge 3 ]] || fail "app-promote DIR APP TYPE.N ID [--listeners] [--keep-old]"
  app=$1 process_type=${2%.*}
  read_deploy_options "${@:4}"
  make_current "$2" "$3"
  set_property common "$app" deployed true
}
